import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

/** Any call by its id. */
export function CallFinder() {
  return (
    <search className="mt-3 print:hidden">
      <form action="/ops/calls" method="get" className="flex flex-wrap items-end gap-3">
        <div className="flex min-w-0 grow flex-col gap-1 sm:max-w-measure">
          <label htmlFor="id" className="text-sm font-medium">
            A call's id
          </label>
          <TextInput id="id" name="id" type="search" required maxLength={200} autoComplete="off" />
        </div>
        <Button type="submit" kind="quiet">
          Open
        </Button>
      </form>
    </search>
  );
}
