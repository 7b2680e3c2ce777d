import { notFound } from "next/navigation";
import { requireOperator } from "@/lib/auth/operator";
import { AppError } from "@/lib/errors";

/** To everybody but operators there is no such page. */
export async function requireOperatorOfPage(): Promise<void> {
  await orNotFound(requireOperator());
}

export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
