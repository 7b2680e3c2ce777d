import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { isChimeOn, playChime, prepareChime, setChime } from "@/lib/queue/chime";

const answers: Partial<Record<NotificationPermission, string>> = {
  granted: "You will get a notification, unless this browser shows none for pages. Most phones do not.",
  denied: "Your browser shows no notifications from here. The tab’s title will change.",
};

/** How to be told of the turn: the chime and its switch, and a notification for who asks for one. */
export function CallMe() {
  const [hasSound, setHasSound] = useState(isChimeOn);
  const [permission, setPermission] = useState(() =>
    "Notification" in window ? Notification.permission : undefined,
  );

  const switchSound = (isOn: boolean) => {
    setHasSound(isOn);
    setChime(isOn);
    prepareChime();
    if (isOn) void playChime();
  };
  return (
    <div className="w-full">
      <Checkbox
        label="Two soft notes when it is my turn"
        checked={hasSound}
        onChange={(event) => switchSound(event.target.checked)}
      />
      {permission === "default" ? (
        <button
          type="button"
          onClick={() => void Notification.requestPermission().then(setPermission)}
          className="link min-h-11 text-start"
        >
          Tell me when it is my turn
        </button>
      ) : null}
      <p role="status" className="text-sm text-muted">
        {permission && answers[permission]}
      </p>
    </div>
  );
}
