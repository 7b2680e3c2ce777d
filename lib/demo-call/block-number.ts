import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { hashOf } from "@/lib/http/client-address";
import { parseUsPhone } from "./phone-number";
import { blockSchema } from "./schema";
import { blockNumberHash } from "./store";

/** Makes sure that we never call a number again. Any number that could be dialled under any policy can be blocked. */
export async function blockNumber(input: unknown): Promise<void> {
  const { phone } = parseWith(blockSchema, input);
  const parsed = parseUsPhone(phone, { canada: true, territories: true });
  if (!parsed.ok) throw new AppError("invalid_request", { fields: { phone: parsed.sentence } });
  await blockNumberHash(hashOf("phone", parsed.e164, env().HASH_SECRET));
}
