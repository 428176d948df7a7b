import { Button, TextField, useTexts } from '@selectorate/ui';
import { useState } from 'react';

/** A workbook with several sheets does not say which one is meant. */
export function SheetField({ value, onRead }: { readonly value: string; readonly onRead: (sheet: string) => void }) {
  const texts = useTexts();
  const [sheet, setSheet] = useState(value);
  return (
    <>
      <TextField
        label={texts.text('organise-roll-sheet')}
        hint={texts.text('organise-roll-sheet.hint')}
        value={sheet}
        onChange={setSheet}
      />
      <Button kind="secondary" onPress={() => onRead(sheet.trim())}>
        {texts.text('organise-roll-sheet-read')}
      </Button>
    </>
  );
}
