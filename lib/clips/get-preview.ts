import { parseWith } from "@/lib/http/body";
import type { User } from "@/types/identity";
import { drawPreview } from "./chat-image";
import { checkDecisions, checkLength, getPiece } from "./get-piece";
import { pictureTurns } from "./picture-turns";
import { previewSchema } from "./schema";

/** The picture of what a clip would be, at half its size; nothing is stored. Throws what `startClip` throws of its body. */
export async function getPreview(body: unknown, user: User): Promise<Buffer> {
  const { callId, choice, format, redactions, anonymize } = parseWith(previewSchema, body);
  const { piece, mustAnonymize } = await getPiece(callId, choice, user);
  checkLength(piece);
  checkDecisions(piece, redactions);
  const turns = pictureTurns(piece, redactions);
  return drawPreview({ format, turns, isAnonymized: anonymize || mustAnonymize });
}
