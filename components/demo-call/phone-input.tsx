import { type FocusEvent, type InputEvent, type RefObject, useRef } from "react";
import type { Wiring } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { policy } from "@/lib/limits/policy";
import type { PhoneKit } from "./late-parts";

type PhoneInputProps = Wiring & { kit: RefObject<PhoneKit | undefined>; onEdited: () => void };

/** A number that takes its form as it is typed; a plain field until the kit is there, and for ever without it. */
export function PhoneInput({ kit, onEdited, ...wiring }: PhoneInputProps) {
  const before = useRef("");
  const onInput = (event: InputEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    const typed = { text: field.value, caret: field.selectionStart ?? field.value.length };
    const isForward = event.nativeEvent.inputType === "deleteContentForward";
    const shown = kit.current?.format(typed, before.current, isForward) ?? typed;
    if (shown.text !== field.value) {
      field.value = shown.text;
      field.setSelectionRange(shown.caret, shown.caret);
    }
    before.current = field.value;
    onEdited();
  };
  // What was typed, or filled in by the browser, before the kit was there. A caret set now would bring the focus back.
  const onBlur = ({ currentTarget: field }: FocusEvent<HTMLInputElement>) => {
    const shown = kit.current?.format({ text: field.value, caret: field.value.length });
    if (shown && shown.text !== field.value) field.value = shown.text;
    before.current = field.value;
  };
  return (
    <TextInput
      {...wiring}
      aria-required="true"
      type="tel"
      name="phone"
      autoComplete="tel-national"
      placeholder="(415) 555-2671"
      maxLength={policy.fields.phone}
      onInput={onInput}
      onBlur={onBlur}
    />
  );
}
