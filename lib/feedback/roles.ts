/** Who somebody is at work, in the order in which it is asked. */
export const roles = [
  "attending",
  "fellow",
  "resident",
  "student",
  "nurse_practitioner",
  "physician_assistant",
  "other",
] as const;
export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  attending: "Attending",
  fellow: "Fellow",
  resident: "Resident",
  student: "Student",
  nurse_practitioner: "Nurse practitioner",
  physician_assistant: "Physician assistant",
  other: "Something else",
};

/** How one may feel, from 1 to 5. */
export const moods = [1, 2, 3, 4, 5] as const;
export type Mood = (typeof moods)[number];

export const moodNames: Record<Mood, string> = {
  1: "Rough",
  2: "Low",
  3: "All right",
  4: "Good",
  5: "Great",
};
