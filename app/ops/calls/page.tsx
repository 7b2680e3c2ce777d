import { notFound, redirect } from "next/navigation";
import { isOperatorProved, operatorsMetadata, Unproved } from "../operator-page";

type FindCallProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = () => operatorsMetadata("A call");

/** Where the form that asks for a call's id leads. */
export default async function FindCall({ searchParams }: FindCallProps) {
  if (!(await isOperatorProved())) return <Unproved />;
  const { id } = await searchParams;
  if (typeof id !== "string" || id.trim() === "") notFound();
  redirect(`/ops/calls/${encodeURIComponent(id.trim())}`);
}
