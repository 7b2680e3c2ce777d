import { notFound, redirect } from "next/navigation";
import { requireOperatorOfPage } from "../operator-page";

type FindCallProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the form that asks for a call's id leads. */
export default async function FindCall({ searchParams }: FindCallProps) {
  await requireOperatorOfPage();
  const { id } = await searchParams;
  if (typeof id !== "string" || id.trim() === "") notFound();
  redirect(`/ops/calls/${encodeURIComponent(id.trim())}`);
}
