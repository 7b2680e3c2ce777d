"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { policy } from "@/lib/limits/policy";
import { type ClipFormat, clipFormats, clipSizes } from "@/types/clip";
import type { Maker, MakerEvent } from "./maker";
import { daysInWords, formatNames } from "./words";

type PartProps = { maker: Maker; send: (event: MakerEvent) => void };

export function FormatChoice({ maker, send }: PartProps) {
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Shape</legend>
      <div className="mt-2 grid grid-cols-3 gap-2">
        {clipFormats.map((format) => (
          <label
            key={format}
            className={
              "flex min-h-12 items-center gap-2.5 rounded-md border border-control-line bg-surface px-3 text-sm " +
              "transition-colors duration-200 hover:border-text has-checked:border-lamp has-checked:bg-raised " +
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-3 max-[359px]:px-2.5 " +
              "forced-colors:has-checked:border-2 forced-colors:has-checked:border-[Highlight]"
            }
          >
            <input
              type="radio"
              name="format"
              value={format}
              checked={maker.format === format}
              onChange={() => send({ type: "set", change: { format } })}
              className="peer sr-only"
            />
            <Shape format={format} />
            <span>
              {formatNames[format]}
              <span className="figures block text-muted">{format}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Shape({ format }: { format: ClipFormat }) {
  const { width, height } = clipSizes[format];
  const [w, h] = [(width / 1920) * 22, (height / 1920) * 22];
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0 max-[359px]:hidden">
      <rect
        x={12 - w / 2}
        y={12 - h / 2}
        width={w}
        height={h}
        rx="2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  );
}

/** What it does and what it does not, since a voice is not all that one is known by. */
export function VoiceSwitch({ maker, send }: PartProps) {
  const { mustAnonymize } = maker.review;
  return (
    <Checkbox
      role="switch"
      label={<span className="font-medium">Replace my voice</span>}
      hint={
        mustAnonymize
          ? "Nobody knows when each word of this call was said, so made voices speak for both of you. What you say, and how you put it, can still be recognized."
          : "A made voice speaks your words, and nothing of your own is in the clip. Doc’s voice stays, unless you can be heard behind it. What you say, and how you put it, can still be recognized."
      }
      checked={maker.anonymize || mustAnonymize}
      disabled={mustAnonymize}
      onChange={(event) => send({ type: "set", change: { anonymize: event.target.checked } })}
    />
  );
}

type ExpiryChoiceProps = {
  days: number;
  onChange: (days: number) => void;
  label: string;
  disabled?: boolean;
};

export function ExpiryChoice({ days, onChange, label, disabled }: ExpiryChoiceProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <Select
        id={id}
        value={String(days)}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {policy.clips.shareDays.map((one) => (
          <option key={one} value={one}>
            {daysInWords(one)}
          </option>
        ))}
      </Select>
    </div>
  );
}
