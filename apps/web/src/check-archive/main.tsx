import { archiveTexts } from '@selectorate/messages';
import { TextsProvider } from '@selectorate/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CheckArchive } from './check-archive.tsx';
import { verifications } from './verifications.ts';

const place = document.getElementById('app');
if (place === null) throw new Error('check-archive.html has no place for the page');

verifications.prepare();
createRoot(place).render(
  <StrictMode>
    <TextsProvider texts={archiveTexts('en')}>
      <CheckArchive />
    </TextsProvider>
  </StrictMode>,
);
