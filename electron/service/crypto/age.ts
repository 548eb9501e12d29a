import { bech32 } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';

/** The textual age identity of 32 secret bytes (X25519), as every age program writes it. */
export function ageIdentityFrom(secret: Buffer): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase();
}

/** The public recipient of an identity. */
export async function ageRecipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity);
}

/** Encrypts bytes to one or more recipients as a binary age v1 file. */
export async function ageEncrypt(plain: Uint8Array, recipients: readonly string[]): Promise<Buffer> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(plain));
}

/** Opens a binary age v1 file with an identity; throws when it is not for this identity or damaged. */
export async function ageDecrypt(file: Uint8Array, identity: string): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(file));
}
