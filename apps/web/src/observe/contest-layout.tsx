import { Anchors, Button, ButtonRow, Loading, Notice, PageHead, Problem, useTexts } from '@selectorate/ui';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { fetchObservePages } from '../app/observe-pages.ts';
import { ReadingFailed } from '../record/fetch-file.ts';
import { contestTitle, namesIn } from '../record/names.ts';
import type { ObservedRecord } from '../record/observed-record.ts';
import { useRecord, useUnitParts } from '../record/use-record.ts';
import { type ContestView, ContestProvider, pageOf } from './contest-view.tsx';
import { PrintHead } from './print-head.tsx';
import { SwatchPatterns } from './swatches.tsx';

/** Loads a contest's record once for all its pages. */
export function ContestLayout() {
  const texts = useTexts();
  const folder = useParams({ strict: false, select: (params) => (params as { contest?: string }).contest ?? '' });
  const { data, error, refetch } = useRecord(folder);
  const view = useView(data);
  const isLoaded = view !== undefined;
  useEffect(() => {
    if (isLoaded) whenIdle(() => void fetchObservePages());
  }, [isLoaded]);
  if (view !== undefined)
    return (
      <ContestProvider value={view}>
        <SwatchPatterns />
        <PrintHead />
        <ContestPages view={view} />
        <FaultNotice view={view} />
        <Outlet />
      </ContestProvider>
    );
  if (error === null) return <Loading label={texts.text('observe-loading-record')} />;
  const code = error instanceof ReadingFailed ? error.code : 'not-as-expected';
  return (
    <>
      <PageHead title={texts.text('observe-unreadable')} />
      <Problem
        what={texts.text(`observe-reading-${code}`)}
        where={error instanceof ReadingFailed ? error.where : String(error)}
        todo={texts.text(`observe-reading-${code}.do`)}
      >
        <ButtonRow>
          <Button onPress={() => void refetch()}>{texts.text('observe-load-again')}</Button>
        </ButtonRow>
      </Problem>
    </>
  );
}

/** Safari has no idle callback; a moment later is as good. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work, 1_000);
}

function useView(record: ObservedRecord | undefined): ContestView | undefined {
  const { data: unitParts } = useUnitParts(record);
  return useMemo(() => {
    if (record === undefined) return undefined;
    const parts = new Map([...record.parts, ...(unitParts ?? [])]);
    const names = namesIn(parts.values());
    const { state } = record;
    const title = contestTitle(names) ?? state.contest ?? record.folder;
    return { record, state, title, zone: state.zone ?? 'UTC', names, parts };
  }, [record, unitParts]);
}

/** The pages of a contest, as links with addresses. */
function ContestPages({ view }: { readonly view: ContestView }) {
  const texts = useTexts();
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/\/$/, '') });
  const pages = [
    '',
    'timetable',
    'roll',
    ...(view.state.rulebook.trigger === null ? [] : ['trigger']),
    'result',
    'decisions',
    'people',
    'acts',
    'checkpoints',
    'check',
  ];
  return (
    <Anchors
      label={texts.text('observe-pages')}
      items={pages.map((page) => {
        const href = pageOf(view, page);
        return {
          href,
          label: texts.text(`observe-page-${page === '' ? 'overview' : page}.short`),
          current: href === path,
        };
      })}
    />
  );
}

/** What can be seen without a whole check: refused entries, or entries that are not those of the checkpoint. */
function FaultNotice({ view }: { readonly view: ContestView }) {
  const texts = useTexts();
  const { faults, checkpoint } = view.record;
  if (faults.length === 0 && checkpoint?.fits === true) return null;
  return (
    <Notice tone="fault" title={texts.text('observe-record-faulty')}>
      <p>{texts.text('observe-record-faulty.means')}</p>
      <p>
        <a href={pageOf(view, 'check')}>{texts.text('observe-page-check')}</a>
      </p>
    </Notice>
  );
}
