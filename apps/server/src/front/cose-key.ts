import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import { concatBytes } from '@selectorate/basics';
import { type PublicKey, readPublicKeyBytes } from '@selectorate/record';

/**
 * The key of a passkey (RFC 9053) as acts write it: 32 bytes for Ed25519, 33 compressed bytes for P-256. Undefined for any
 * other kind, and for one whose parts do not make a point.
 */
export function publicKeyFromCose(bytes: Uint8Array): PublicKey | undefined {
  const key = decodeCredentialPublicKey(bytes.slice());
  const read = cose.isCOSEPublicKeyOKP(key) ? fromOkp(key) : cose.isCOSEPublicKeyEC2(key) ? fromEc2(key) : undefined;
  return read?.ok === true ? { alg: read.value.alg, key: read.value.key } : undefined;
}

function fromOkp(key: cose.COSEPublicKeyOKP) {
  const x = key.get(cose.COSEKEYS.x);
  const isEd25519 =
    key.get(cose.COSEKEYS.alg) === cose.COSEALG.EdDSA && key.get(cose.COSEKEYS.crv) === cose.COSECRV.ED25519;
  return x === undefined || !isEd25519 ? undefined : readPublicKeyBytes('EdDSA', Uint8Array.from(x));
}

function fromEc2(key: cose.COSEPublicKeyEC2) {
  const [x, y] = [key.get(cose.COSEKEYS.x), key.get(cose.COSEKEYS.y)];
  const isP256 = key.get(cose.COSEKEYS.alg) === cose.COSEALG.ES256 && key.get(cose.COSEKEYS.crv) === cose.COSECRV.P256;
  if (x?.length !== 32 || y?.length !== 32 || !isP256) return undefined;
  return readPublicKeyBytes('ES256', concatBytes(Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1)), Uint8Array.from(x)));
}
