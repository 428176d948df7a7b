export {};
//# sourceMappingURL=attack-wave.js.map