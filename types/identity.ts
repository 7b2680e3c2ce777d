/** Somebody who is signed in; the token speaks for them at the database. */
export type User = { id: string; email: string; accessToken: string };

/** Who asks for something: a browser that has been here before, a signed-in user, both, or neither. */
export type Asker = { visitorId: string | undefined; user: User | undefined };
