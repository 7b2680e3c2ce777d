import { MicrophonePanel } from "./late-views";
import type { useDevices } from "./use-devices";
import type { useMicrophoneCheck } from "./use-microphone-check";

type MicrophoneCheckProps = {
  check: ReturnType<typeof useMicrophoneCheck>;
  devices: ReturnType<typeof useDevices>;
};

/** Before the call, for who wants to: does it hear me, and which microphone and speaker. */
export function MicrophoneCheck({ check, devices }: MicrophoneCheckProps) {
  const isOn = check.check.name === "on";
  return (
    <div className="mt-6 flex w-full max-w-[26rem] flex-col items-center">
      <button
        type="button"
        aria-expanded={isOn}
        onClick={() => (isOn ? check.close() : void check.open(devices.microphoneId))}
        className="link min-h-11 px-2 text-sm"
      >
        {isOn ? "Close the microphone check" : "Check your microphone"}
      </button>
      {check.check.name === "off" ? null : <MicrophonePanel check={check} devices={devices} />}
    </div>
  );
}
