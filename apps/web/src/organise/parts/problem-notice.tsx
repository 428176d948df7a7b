import { Problem, useTexts } from '@selectorate/ui';
import type { Rulebook } from '@selectorate/rulebook';
import { sayRefusal } from '../describe/say-refusal.ts';
import { ProblemMet } from '../session/client.ts';

const ID = /[a-z0-9][a-z0-9.-]*/g;

/** Why something was not done: the server's problem, the rules' refusal with its clause, or a fault of this page. */
export function ProblemNotice({
  error,
  rulebook = null,
  nameOf,
}: {
  readonly error: unknown;
  readonly rulebook?: Rulebook | null;
  /** Says ids of candidates and people in the lines by name. */
  readonly nameOf?: ((id: string) => string) | undefined;
}) {
  const texts = useTexts();
  if (!(error instanceof ProblemMet))
    return (
      <Problem what={texts.text('problem-unexpected')} where={String(error)} todo={texts.text('organise-try-again')} />
    );
  const { code, where, refusal } = error.problem;
  const lines = error.problem.lines.map((line) => (nameOf === undefined ? line : line.replaceAll(ID, nameOf)));
  if (refusal !== null) return <RefusalNotice refusal={refusal} rulebook={rulebook} lines={lines} />;
  return (
    <Problem
      what={texts.text(`problem-${code}`)}
      {...(where === null ? {} : { where })}
      todo={texts.text(`problem-${code}.do`)}
    >
      <Lines lines={lines} />
    </Problem>
  );
}

/** The rules say no: what, the clause in its words, and what to do. */
export function RefusalNotice({
  refusal,
  rulebook,
  lines = [],
}: {
  readonly refusal: Parameters<typeof sayRefusal>[1];
  readonly rulebook: Rulebook | null;
  readonly lines?: readonly string[];
}) {
  const texts = useTexts();
  const { what, clause, todo } = sayRefusal(texts, refusal, rulebook);
  return (
    <Problem what={what} todo={todo}>
      <p>
        {texts.text('organise-by-rule')} {clause}
      </p>
      <Lines lines={lines} />
    </Problem>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.length === 0 ? null : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
