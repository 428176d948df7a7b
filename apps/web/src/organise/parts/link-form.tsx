import { type LinkShape, signInChallenge } from '@selectorate/api';
import { Button, Notice, TextField, useTexts } from '@selectorate/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../app/query-client.ts';
import type { FieldFault } from '../forms/setting.ts';
import { makeDeviceKey, signWithDevice } from '../keys/device-keys.ts';
import { makePasskey } from '../keys/passkeys.ts';
import { answerOf, client, rememberCsrf } from '../session/client.ts';
import { useSession } from '../session/use-session.ts';
import { ActError } from './act-error.tsx';
import { FormShell, idOf } from './form-shell.tsx';
import { KeyFault } from './key-fault.tsx';

type Way = 'passkey' | 'key' | 'account';

interface Typed {
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
}

/** Takes up a link with a passkey, a key of this device, or the account that is signed in. */
export function LinkForm({
  link,
  token,
  onTaken,
}: {
  readonly link: LinkShape;
  readonly token: string;
  readonly onTaken: (taken: { readonly contest: string | null }) => void;
}) {
  const texts = useTexts();
  const session = useSession();
  const [typed, setTyped] = useState<Typed>({
    name: link.name ?? '',
    organisation: link.organisation ?? '',
    email: '',
  });
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const setUp = link.kind === 'set-up';
  const take = useMutation({
    mutationFn: (way: Way) => takeUp(link, { token, way, typed }),
    onSuccess: async ({ csrf, contest }) => {
      rememberCsrf(csrf);
      onTaken({ contest });
      await queryClient.invalidateQueries({
        queryKey: ['organise'],
        predicate: ({ queryKey }) => queryKey[1] !== 'link',
      });
    },
  });
  const submit = (way: Way): void => {
    const wrong = faultsOf(typed, setUp);
    setFaults(wrong);
    if (wrong.length === 0) take.mutate(way);
  };
  const first: Way = link.ways.includes('passkey') ? 'passkey' : 'key';
  const account = session.data?.account ?? null;
  const field = (name: keyof Typed, type: 'text' | 'email' = 'text') => {
    const fault = faults.find((each) => each.field === name);
    return (
      <TextField
        id={idOf(name)}
        label={texts.text(`organise-link-${name}`)}
        hint={texts.text(`organise-link-${name}.hint`)}
        type={type}
        autoComplete={name === 'email' ? 'email' : name === 'name' ? 'name' : 'organization'}
        value={typed[name]}
        onChange={(value) => setTyped({ ...typed, [name]: value })}
        {...(fault === undefined ? {} : { error: texts.text(fault.text, fault.args) })}
      />
    );
  };
  return (
    <>
      <ActError error={take.error} rulebook={null} />
      <FormShell
        faults={faults}
        label={texts.text(`organise-link-with-${first}`)}
        onSubmit={() => submit(first)}
        busy={take.isPending}
        second={
          first === 'passkey' && link.ways.includes('key') ? (
            <Button kind="secondary" onPress={() => submit('key')}>
              {texts.text('organise-link-with-key')}
            </Button>
          ) : null
        }
      >
        {setUp ? field('organisation') : null}
        {field('name')}
        {setUp ? field('email', 'email') : null}
        <p>{texts.text(`organise-link-key-means-${first}`)}</p>
      </FormShell>
      {account === null || setUp ? null : (
        <Notice title={texts.text('organise-link-account', { name: account.name })}>
          <p>{texts.text('organise-link-account.means')}</p>
          <Button kind="secondary" onPress={() => submit('account')}>
            {texts.text('organise-link-with-account', { name: account.name })}
          </Button>
        </Notice>
      )}
    </>
  );
}

function faultsOf({ name, organisation }: Typed, setUp: boolean): readonly FieldFault[] {
  return [
    ...(setUp && organisation.trim() === '' ? [{ field: 'organisation', text: 'organise-fault-empty' }] : []),
    ...(name.trim() === '' ? [{ field: 'name', text: 'organise-fault-empty' }] : []),
  ];
}

async function takeUp(
  { kind }: LinkShape,
  { token, way, typed }: { readonly token: string; readonly way: Way; readonly typed: Typed },
) {
  const name = typed.name.trim();
  const params = { token };
  const { ceremony, passkey, nonce } = await answerOf(client.beginLink({ params, body: { name } }));
  const credential = await credentialBy(way, { name, passkey, nonce });
  const organisation = kind === 'set-up' ? typed.organisation.trim() : null;
  const email = typed.email.trim() === '' ? null : typed.email.trim();
  return answerOf(client.acceptLink({ params, body: { ceremony, organisation, name, email, credential } }));
}

interface Begun {
  readonly name: string;
  readonly passkey: Readonly<Record<string, unknown>>;
  readonly nonce: string;
}

async function credentialBy(way: Way, { name, passkey, nonce }: Begun) {
  if (way === 'account') return { kind: 'account' } as const;
  if (way === 'key') {
    const made = await makeDeviceKey(name);
    const signature = await signWithDevice(made, signInChallenge(nonce));
    return { kind: 'key', key: made.key, signature } as const;
  }
  try {
    return { kind: 'passkey', response: await makePasskey(passkey) } as const;
  } catch {
    throw new KeyFault('turned-down');
  }
}
