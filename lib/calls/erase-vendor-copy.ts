import { causeOf, log } from "@/lib/log";
import { deleteCall } from "@/lib/vendors/retell";
import { markVendorErased } from "./store";

/** Has Retell delete its copy of an erased call. Never throws: what fails is asked for again by the sweep. */
export async function eraseVendorCopy(callId: string): Promise<boolean> {
  try {
    await deleteCall(callId);
    await markVendorErased(callId);
    return true;
  } catch (error) {
    log("warn", "vendor_copy_not_erased", { callId, vendor: "retell", cause: causeOf(error) });
    return false;
  }
}
