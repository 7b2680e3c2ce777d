"use client";

import { type CSSProperties, type KeyboardEvent, type Ref, useMemo } from "react";
import type { ClipSpan } from "@/types/clip";
import { keptWords, type Maker, type MakerEvent } from "./maker";
import { nearest, step } from "./trim";
import "./wave.css";
import { toTenths } from "./words";

type WaveformProps = {
  maker: Maker;
  peaks: readonly number[];
  send: (event: MakerEvent) => void;
  /** Carries `--at`, 0..1, while it plays. */
  ref: Ref<HTMLDivElement>;
};

/** The exchange as it sounds, with a handle at either end. Handles go from word to word. */
export function Waveform({ maker, peaks, send, ref }: WaveformProps) {
  const { span } = maker.review;
  const share = (seconds: number) => (seconds - span.start) / (span.end - span.start);
  const style = { "--from": share(maker.trim.start), "--to": share(maker.trim.end) } as CSSProperties;
  return (
    <div ref={ref} className="wave" style={style}>
      <Bars peaks={peaks} />
      <Handle end="start" maker={maker} send={send} />
      <Handle end="end" maker={maker} send={send} />
      <span aria-hidden="true" className="wave-place" />
    </div>
  );
}

function Bars({ peaks }: { peaks: readonly number[] }) {
  const path = useMemo(() => pathOf(peaks), [peaks]);
  const box = `0 0 ${Math.max(1, peaks.length)} 100`;
  return ["wave-all", "wave-kept"].map((layer) => (
    <svg key={layer} aria-hidden="true" viewBox={box} preserveAspectRatio="none" className={layer}>
      <path d={path} />
    </svg>
  ));
}

const pathOf = (peaks: readonly number[]) =>
  peaks
    .map((peak, at) => {
      const height = Math.max(3, peak * 92);
      return `M${at + 0.2} ${50 - height / 2}h0.6v${height}h-0.6z`;
    })
    .join("");

type HandleProps = { end: keyof ClipSpan; maker: Maker; send: (event: MakerEvent) => void };

function Handle({ end, maker, send }: HandleProps) {
  const { cuts, trim, review } = maker;
  const own = end === "start" ? cuts.begins : cuts.ends;
  const kept = keptWords(maker);
  const word = (end === "start" ? kept[0] : kept.at(-1))?.word ?? "";
  const move = (seconds: number) => send({ type: "trimmed", end, seconds });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = stepsOf[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(step(own, trim[end], by));
  };
  return (
    <input
      type="range"
      data-end={end}
      className="wave-handle"
      aria-label={end === "start" ? "Where the clip begins" : "Where the clip ends"}
      aria-valuetext={`${end === "start" ? "before" : "after"} “${word}”, at ${toTenths(trim[end] - review.span.start)}`}
      min={review.span.start}
      max={review.span.end}
      step="any"
      value={trim[end]}
      onChange={(event) => move(nearest(own, Number(event.target.value)))}
      onKeyDown={onKeyDown}
    />
  );
}

const stepsOf: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -5,
  PageUp: 5,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
