import type { InputHTMLAttributes, Ref } from "react";
import { control } from "./control";

type TextInputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export function TextInput({ className = "", ...rest }: TextInputProps) {
  return <input type="text" {...rest} className={`${control} ${className}`} />;
}
