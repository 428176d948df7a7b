import { type InstanceShape, PROBLEM_CODES, signInChallenge } from '@selectorate/api';
import { Button, ButtonRow, PageHead, useTexts } from '@selectorate/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type DeviceKey, deviceKeys, signWithDevice } from '../keys/device-keys.ts';
import { showPasskey } from '../keys/passkeys.ts';
import { answerOf, client, ProblemMet } from '../session/client.ts';
import { enterSession } from '../session/use-session.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { KeyFault, KeyFaultNotice } from './key-fault.tsx';

/** Ways in: a passkey, a key that this device keeps, the organisation's own sign-in. */
export function SignIn({ instance }: { readonly instance: InstanceShape }) {
  const texts = useTexts();
  const kept = useQuery({ queryKey: ['organise', 'device-keys'], queryFn: deviceKeys, staleTime: 0 });
  const passkey = useMutation({ mutationFn: withPasskey, onSuccess: enterSession });
  const device = useMutation({ mutationFn: withDeviceKey, onSuccess: enterSession });
  const error = passkey.error ?? device.error ?? problemOfAddress();
  return (
    <>
      <PageHead title={texts.text('organise-sign-in')} lead={texts.text('organise-sign-in.lead')} />
      {error instanceof KeyFault ? (
        <KeyFaultNotice fault={error} />
      ) : error === null ? null : (
        <ProblemNotice error={error} />
      )}
      <ButtonRow>
        <Button onPress={() => passkey.mutate()}>{texts.text('organise-sign-in-passkey')}</Button>
      </ButtonRow>
      {(kept.data ?? []).length === 0 ? null : (
        <>
          <h2>{texts.text('organise-sign-in-device')}</h2>
          <p>{texts.text('organise-sign-in-device.means')}</p>
          <ul className="plain-list">
            {(kept.data ?? []).map((key) => (
              <li key={key.key.key}>
                <Button kind="secondary" onPress={() => device.mutate(key)}>
                  {texts.text('organise-sign-in-as', { name: key.name })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {instance.oidc === null ? null : (
        <ButtonRow>
          <a className="button secondary" href="/api/session/oidc" target="_self">
            {texts.text('organise-sign-in-oidc', { name: instance.oidc.name })}
          </a>
        </ButtonRow>
      )}
      <p className="hint">{texts.text('organise-sign-in-no-link')}</p>
    </>
  );
}

/** The organisation's own sign-in comes back with the reason in the address where it failed. */
function problemOfAddress(): ProblemMet | null {
  const told = new URLSearchParams(location.search).get('problem');
  const code = PROBLEM_CODES.find((each) => each === told);
  if (code === undefined) return null;
  return new ProblemMet({
    schema: 'selectorate-problem/1',
    code,
    where: null,
    refusal: null,
    what: '',
    todo: '',
    lines: [],
  });
}

async function withPasskey() {
  const { ceremony, options } = await answerOf(client.beginPasskeySignIn({}));
  const response = await orKeyFault(() => showPasskey(options));
  return answerOf(client.signInWithPasskey({ body: { ceremony, response } }));
}

async function withDeviceKey(kept: DeviceKey) {
  const { ceremony, nonce } = await answerOf(client.beginKeySignIn({ body: { key: kept.key } }));
  const signature = await signWithDevice(kept, signInChallenge(nonce));
  return answerOf(client.signInWithKey({ body: { ceremony, signature } }));
}

async function orKeyFault<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    throw new KeyFault('turned-down');
  }
}
