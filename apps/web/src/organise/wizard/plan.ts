import type { Json } from '@selectorate/basics';
import { z } from 'zod';

const unit = z.object({
  unit: z.string(),
  section: z.string(),
  title: z.string(),
  parentBody: z.nullable(z.string()),
  /** As an affiliate states it; null for a branch, whose number comes from the roll. */
  entitled: z.nullable(z.number()),
});
const candidate = z.object({ candidate: z.string(), label: z.string(), incumbent: z.boolean() });
const plan = z.object({
  version: z.literal(1),
  /** Civil times by deadline, `2026-03-02T12:00`. */
  calendar: z.record(z.string(), z.string()),
  units: z.array(unit),
  candidates: z.array(candidate),
  /** Pages of the wizard that were answered. */
  done: z.array(z.string()),
});

export type Plan = Readonly<z.infer<typeof plan>>;
export type PlannedUnit = Readonly<z.infer<typeof unit>>;

export const EMPTY_PLAN: Plan = { version: 1, calendar: {}, units: [], candidates: [], done: [] };

/** What was saved; a plan of another shape counts as none. */
export function readPlan(saved: Json | undefined): Plan {
  const read = plan.safeParse(saved);
  return read.success ? read.data : EMPTY_PLAN;
}

/** The plan with a page answered. */
export const withStep = (before: Plan, step: string, change: Partial<Plan>): Plan => ({
  ...before,
  ...change,
  done: [...new Set([...before.done, step])],
});
