export { packParts } from './pack-parts.ts';
export { looksLikeWorkbook } from './recognise.ts';
export { readWorkbookOnThread, type ThreadLimits } from './read-on-thread.ts';
export { readWorkbook, type Sheet, type SheetOptions, type SheetRow, type UntrustedBytes } from './read-workbook.ts';
export { type SheetFault, type SheetFaultCode, type SheetRefusal } from './sheet-fault.ts';
export { SHEET_LIMITS, type SheetLimits } from './sheet-limits.ts';
