import { useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Meter } from "@/components/ui/meter";
import { Select } from "@/components/ui/select";
import { toLevel } from "@/lib/web-call/activity";
import type { Device } from "@/lib/web-call/devices";
import type { LoudnessMeter } from "@/lib/web-call/meter";
import { MicrophoneSteps } from "./microphone-steps";
import type { useDevices } from "./use-devices";
import type { useMicrophoneCheck } from "./use-microphone-check";

type MicrophonePanelProps = {
  check: ReturnType<typeof useMicrophoneCheck>;
  devices: ReturnType<typeof useDevices>;
};

export function MicrophonePanel({ check: { check, open }, devices }: MicrophonePanelProps) {
  if (check.name === "failed") {
    return (
      <div className="mt-3 w-full">
        <MicrophoneSteps why={check.why} />
      </div>
    );
  }
  if (check.name !== "on") return null;
  return (
    <div className="mt-3 w-full animate-enter">
      <MovingMeter meter={check.meter} />
      <p className="mt-2 mb-4 text-sm text-muted">
        {devices.isMicrophoneGone
          ? "The microphone you chose is gone; this is your system’s own."
          : "Say something. The bar should move."}
      </p>
      <DevicePicker
        label="Microphone"
        devices={devices.microphones}
        chosenId={devices.microphoneId}
        onChoose={(id) => {
          devices.chooseMicrophone(id);
          void open(id);
        }}
      />
      <DevicePicker
        label="Speaker"
        devices={devices.speakers}
        chosenId={devices.speakerId}
        onChoose={devices.chooseSpeaker}
      />
    </div>
  );
}

function MovingMeter({ meter }: { meter: LoudnessMeter }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const draw = () => {
      bar.current?.style.setProperty("--meter-level", toLevel(meter.read()).toFixed(3));
      frame = requestAnimationFrame(draw);
    };
    let frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [meter]);
  return <Meter ref={bar} label="How loud you are" />;
}

type DevicePickerProps = {
  label: string;
  devices: readonly Device[];
  chosenId: string | undefined;
  onChoose: (id: string | undefined) => void;
};

function DevicePicker({ label, devices, chosenId, onChoose }: DevicePickerProps) {
  if (devices.length === 0) return null;
  return (
    <Field label={label}>
      {(wiring) => (
        <Select
          {...wiring}
          value={chosenId ?? ""}
          onChange={(event) => onChoose(event.target.value || undefined)}
        >
          <option value="">Your system’s choice</option>
          {devices.map((device) => (
            <option key={device.id} value={device.id}>
              {device.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
