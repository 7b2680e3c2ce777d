import type { User } from "@/types/identity";
import { clearMyMemory } from "./store";

/** Doc starts afresh: nothing said until now is told any more. The calls stay. */
export async function eraseMemory(user: User): Promise<void> {
  await clearMyMemory(user.accessToken);
}
