import { siteTexts } from '@selectorate/messages';
import { TextsProvider } from '@selectorate/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLinks } from './app/follow-links.ts';
import { queryClient } from './app/query-client.ts';
import { router } from './app/router.tsx';
import { connection } from './record/connection.ts';

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no place for the app');

followLinks(document, router.history);
addEventListener('offline', connection.lose);
addEventListener('online', () => void queryClient.invalidateQueries({ queryKey: ['record'] }));
createRoot(place).render(
  <StrictMode>
    <TextsProvider texts={siteTexts('en')}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </TextsProvider>
  </StrictMode>,
);
