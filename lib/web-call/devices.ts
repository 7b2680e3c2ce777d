export type Device = { id: string; label: string };
export type Devices = { microphones: readonly Device[]; speakers: readonly Device[] };

type Listed = Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">;

/** The devices a person can choose from. Before the microphone is allowed browsers list them without names: none then. */
export function toDevices(listed: readonly Listed[]): Devices {
  const of = (kind: MediaDeviceKind) =>
    listed
      .filter((device) => device.kind === kind && device.deviceId !== "" && device.label !== "")
      .map((device) => ({ id: device.deviceId, label: device.label }));
  return { microphones: of("audioinput"), speakers: of("audiooutput") };
}

/** The choice while it is plugged in; else undefined, which means the system's own. */
export function keepChoice(devices: readonly Device[], chosenId: string | undefined): string | undefined {
  return devices.some((device) => device.id === chosenId) ? chosenId : undefined;
}
