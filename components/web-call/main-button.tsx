import { Button, type ButtonKind } from "@/components/ui/button";

export type MainButtonProps = {
  label: string;
  kind: ButtonKind;
  isBusy: boolean;
  onPress: () => void;
};

/** The one thing to do now. */
export function MainButton({ label, kind, isBusy, onPress }: MainButtonProps) {
  return (
    <Button kind={kind} loading={isBusy} onClick={onPress} className="w-full text-lg sm:w-auto sm:min-w-56">
      {label}
    </Button>
  );
}
