export { Banner, OfflineBanner } from './banner.tsx';
export { Button, type ButtonProps, ButtonRow, LinkButton, type LinkButtonProps } from './button.tsx';
export {
  CheckboxGroup,
  type CheckboxGroupProps,
  type Choice,
  type OneChoiceProps,
  RadioGroup,
  SelectField,
} from './choices.tsx';
export { DateTime, sayWhen } from './date-time.tsx';
export { Details } from './details.tsx';
export { ErrorSummary } from './error-summary.tsx';
export type { FieldProps } from './field.tsx';
export { FileDrop, type FileDropProps } from './file-drop.tsx';
export { Notice, type NoticeProps } from './notice.tsx';
export { sayNumber } from './number.ts';
export { Anchors, type NavigationItem, Page, type PageProps } from './page.tsx';
export { PageHead, type PageHeadProps } from './page-head.tsx';
export { Progress, type ProgressProps } from './progress.tsx';
export { ProofLine, type ProofLineProps } from './proof-line.tsx';
export { Empty, Loading, Problem, type ProblemProps } from './states.tsx';
export { SummaryList, type SummaryRow } from './summary-list.tsx';
export { type Column, type Row, Table, type TableProps } from './table.tsx';
export { Tag } from './tag.tsx';
export { type Task, TaskList } from './task-list.tsx';
export { TextField, type TextFieldProps } from './text-field.tsx';
export { TextsProvider, useTexts } from './texts-context.tsx';
export type { Tone } from './tone.ts';
export { WhatThisMeans } from './what-this-means.tsx';
