import { Tag } from './tag.tsx';
import { useTexts } from './texts-context.tsx';
import type { Tone } from './tone.ts';

export interface Task {
  readonly title: string;
  /** Where it is done; left out while it cannot start yet. */
  readonly href?: string;
  readonly status: 'completed' | 'incomplete' | 'cannot-start-yet';
  /** What must happen first; shown under a task that cannot start yet. */
  readonly why?: string;
  readonly hint?: string;
}

const TONES: Readonly<Record<Task['status'], Tone>> = {
  completed: 'success',
  incomplete: 'information',
  'cannot-start-yet': 'plain',
};

/** Tasks with what is done, what is open, and what must wait for what. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  const texts = useTexts();
  return (
    <ul className="task-list">
      {tasks.map(({ title, href, status, why, hint }) => (
        <li key={title}>
          <div className="task-title">
            {href === undefined || status === 'cannot-start-yet' ? <span>{title}</span> : <a href={href}>{title}</a>}
            {hint === undefined ? null : <p className="hint">{hint}</p>}
            {why === undefined ? null : <p className="hint">{why}</p>}
          </div>
          <Tag tone={TONES[status]}>{texts.text(`ui-task-${status}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}
