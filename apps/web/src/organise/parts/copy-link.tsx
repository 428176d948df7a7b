import { Button, TextField, useTexts } from '@selectorate/ui';
import { useState } from 'react';

/** A link that is shown once: to select, or to copy with a button that says when it has. */
export function CopyLink({ label, link }: { readonly label: string; readonly link: string }) {
  const texts = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="copy-link">
      <TextField label={label} value={link} onChange={() => undefined} readOnly code />
      <Button kind="secondary" onPress={() => void copy()}>
        {texts.text(copied ? 'organise-copied' : 'organise-copy')}
      </Button>
    </div>
  );
}
