"use client";

import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { kindNames } from "./kinds";
import { leftToDecide, type Maker, type MakerEvent, targetOf } from "./maker";
import type { Item } from "./review";

type DecisionBarProps = { maker: Maker; send: (event: MakerEvent) => void };

/** Says what a decision would be about, and takes it. Keeps its height, whatever it is about. */
export function DecisionBar({ maker, send }: DecisionBarProps) {
  const target = targetOf(maker);
  const left = leftToDecide(maker).length;
  const said = maker.words
    .slice(target.from, target.to)
    .map(({ word }) => word)
    .join(" ");
  return (
    <div className="decide">
      <p className="flex min-h-6 flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span role="status" className={left > 0 ? "font-medium" : "text-fine"}>
          {countOf(left, maker.items)}
        </span>
        {left > 1 ? (
          <button
            type="button"
            onClick={() => send({ type: "hid_all" })}
            className="link -my-2.5 min-h-11 text-muted hover:text-text"
          >
            Hide all {left}
          </button>
        ) : null}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 grow basis-40 truncate text-sm text-muted">
          <span className="text-text">“{said}”</span> {aboutOf(target)}
        </p>
        <div className="flex grow gap-3 sm:grow-0">
          <Choice choice="hide" target={target} send={send} />
          <Choice choice="keep" target={target} send={send} />
        </div>
      </div>
    </div>
  );
}

/** How it goes without a mouse, and how to add to what was marked. */
export function WordsHint() {
  return (
    <p id="words-keys" className="mb-4 text-sm text-muted">
      <span className="lg:hidden">
        Press a marked word to decide about it, or hold any other to select more.
      </span>
      <span className="max-lg:hidden">
        <Kbd>H</Kbd> hides, <Kbd>K</Kbd> keeps, <Kbd>↑</Kbd> <Kbd>↓</Kbd> go from mark to mark. Select any
        words to hide more.
      </span>
    </p>
  );
}

type ChoiceProps = { choice: "hide" | "keep"; target: Item; send: (event: MakerEvent) => void };

function Choice({ choice, target, send }: ChoiceProps) {
  const isMade = target.choice === choice;
  const isOpen = target.kinds.length > 0 && target.choice === undefined;
  return (
    <Button
      kind={choice === "hide" && isOpen ? "lamp" : "quiet"}
      aria-pressed={isMade}
      onClick={() => send({ type: "decided", choice })}
      className="min-w-28 grow basis-0 aria-pressed:border-lamp aria-pressed:bg-raised"
    >
      {choice === "hide" ? (isMade ? "Hidden" : "Hide") : isMade ? "Kept" : "Keep"}
    </Button>
  );
}

function countOf(left: number, items: readonly Item[]): string {
  if (left === 1) return "One more to decide.";
  if (left > 1) return `${left} to decide.`;
  const hidden = items.filter(({ choice }) => choice === "hide").length;
  if (items.length === 0) return "Nothing was marked. Look yourself, too.";
  return hidden === 0 ? "All decided. Nothing is hidden." : `All decided. ${hidden} hidden.`;
}

function aboutOf({ kinds, choice }: Item): string {
  if (kinds.length === 0) return choice === "hide" ? "· hidden by you" : "· not marked";
  return `· ${kinds.map((kind) => kindNames[kind]).join(", ")}`;
}
