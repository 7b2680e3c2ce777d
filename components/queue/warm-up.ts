import { loadCallView } from "@/components/web-call/late-views";

/** Fetches what the call needs while there is time, so that the turn begins with Doc and not with a download. */
export async function warmUp(): Promise<void> {
  const { RoomClient } = await import("@/lib/web-call/room-client");
  await Promise.all([new RoomClient({ listeners: {} }).preload(), loadCallView()]);
}
