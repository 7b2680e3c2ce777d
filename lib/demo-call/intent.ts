/** What is written down before anything is dialled. Hashes are keyed; the e-mail is sealed. */
export type Intent = {
  id: string;
  phoneHash: string;
  addressHash: string;
  emailSealed: string;
  consentVersion: string;
  userAgent: string;
  reservedSeconds: number;
  reservedMicroUsd: number;
};
