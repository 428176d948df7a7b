import { Button, useTexts } from '@selectorate/ui';
import { useState } from 'react';

interface Item {
  readonly value: string;
  readonly label: string;
}

/** Things in an order, moved by buttons; what was left out can be taken in again. Changes are announced. */
export function OrderField({
  id,
  label,
  hint,
  error,
  items,
  value,
  onChange,
  mayLeaveOut,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly items: readonly Item[];
  /** Values in order, joined by commas. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mayLeaveOut: boolean;
}) {
  const texts = useTexts();
  const [said, setSaid] = useState('');
  const chosen = value.split(',').filter((each) => items.some((item) => item.value === each));
  const nameOf = (each: string): string => items.find((item) => item.value === each)?.label ?? each;
  const left = items.filter((item) => !chosen.includes(item.value));
  const put = (next: readonly string[], moved: string): void => {
    onChange(next.join(','));
    const place = next.indexOf(moved) + 1;
    setSaid(
      place === 0
        ? texts.text('organise-order-left-out', { name: nameOf(moved) })
        : texts.text('organise-order-now', { name: nameOf(moved), place }),
    );
  };
  return (
    <fieldset className={error === undefined ? 'field' : 'field wrong'} id={id} tabIndex={-1}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {error === undefined ? null : <p className="error">{error}</p>}
      <ol className="order">
        {chosen.map((each, at) => (
          <li key={each}>
            <span className="order-name">{nameOf(each)}</span>
            <span className="order-buttons">
              <Move
                label={texts.text('organise-order-up', { name: nameOf(each) })}
                mark="↑"
                disabled={at === 0}
                onPress={() => put(swapped(chosen, at - 1), each)}
              />
              <Move
                label={texts.text('organise-order-down', { name: nameOf(each) })}
                mark="↓"
                disabled={at === chosen.length - 1}
                onPress={() => put(swapped(chosen, at), each)}
              />
              {mayLeaveOut ? (
                <Move
                  label={texts.text('organise-order-leave-out', { name: nameOf(each) })}
                  mark="✕"
                  onPress={() =>
                    put(
                      chosen.filter((other) => other !== each),
                      each,
                    )
                  }
                />
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {left.length === 0 ? null : (
        <>
          <p>{texts.text('organise-order-others')}</p>
          <ul className="plain-list">
            {left.map((item) => (
              <li key={item.value}>
                <Button kind="secondary" onPress={() => put([...chosen, item.value], item.value)}>
                  {texts.text('organise-order-take-in', { name: item.label })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </fieldset>
  );
}

function Move({
  label,
  mark,
  disabled = false,
  onPress,
}: {
  readonly label: string;
  readonly mark: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className="button secondary move"
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onPress}
    >
      <span aria-hidden="true">{mark}</span>
    </button>
  );
}

/** The list with item `at` and the one after it exchanged. */
function swapped(list: readonly string[], at: number): readonly string[] {
  const [one, other] = [list[at], list[at + 1]];
  return one === undefined || other === undefined ? list : list.with(at, other).with(at + 1, one);
}
