import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Collection, emptyFolder, finishEmptying } from "../core/collection";
import type { Checksum } from "./checksums";
import { S3Error } from "./errors";

/** `id` is its name. */
type Bucket = { id: string };

export type StoredObject = {
  id: string;
  bucket: string;
  key: string;
  /** The file that holds the bytes. */
  file: string;
  size: number;
  /** The MD5 in hex, without the quotes that go around it on the wire. */
  etag: string;
  checksum: Checksum;
  modifiedAtMs: number;
  /** `content-type`, `cache-control` and the like, as they were given. */
  headers: Record<string, string>;
  /** `x-amz-meta-*`, without that. */
  metadata: Record<string, string>;
};

/**
 * Buckets and objects on disk. An object is a file of bytes and one of JSON that names it; the JSON appears in one step
 * and last, so that after a crash there is the old object or the new one.
 */
export class Objects {
  readonly #buckets: Collection<Bucket>;
  readonly #objects: Collection<StoredObject>;
  readonly #files: string;

  /** `bucket` is there from the start. */
  constructor(
    dir: string,
    readonly bucket: string,
  ) {
    finishEmptying(dir);
    this.#buckets = new Collection(join(dir, "buckets"));
    this.#objects = new Collection(join(dir, "objects"));
    this.#files = join(dir, "files");
    finishEmptying(this.#files);
    this.#mend();
    this.createBucket(bucket);
  }

  /** Takes away what a process that was killed had begun, and what lost its bytes. */
  #mend(): void {
    const named = new Set(this.#objects.values().map(({ file }) => file));
    for (const file of readdirSync(this.#files)) {
      if (!named.has(file)) rmSync(join(this.#files, file), { force: true });
    }
    for (const { id, file } of this.#objects.values()) {
      if (!existsSync(join(this.#files, file))) this.#objects.delete(id);
    }
  }

  buckets = (): Bucket[] => this.#buckets.values();
  hasBucket = (name: string): boolean => this.#buckets.get(name) !== undefined;

  createBucket(name: string): void {
    if (!this.hasBucket(name)) this.#buckets.put({ id: name });
  }

  find = (bucket: string, key: string): StoredObject | undefined => this.#objects.get(idOf(bucket, key));
  list = (bucket: string): StoredObject[] =>
    this.#objects.values().filter((object) => object.bucket === bucket);

  async startUpload(): Promise<Upload> {
    const file = randomUUID();
    return new Upload(file, await open(join(this.#files, file), "wx"));
  }

  /** Makes what was uploaded the object of its key. Throws when a reset came in between. */
  keep(upload: Upload, described: Omit<StoredObject, "id" | "file" | "modifiedAtMs">): StoredObject {
    if (!existsSync(join(this.#files, upload.file)) || !this.hasBucket(described.bucket)) {
      throw new S3Error("OperationAborted");
    }
    const id = idOf(described.bucket, described.key);
    const before = this.#objects.get(id);
    const object = { ...described, id, file: upload.file, modifiedAtMs: Date.now() };
    this.#objects.put(object);
    if (before) this.discard(before.file);
    return object;
  }

  open = (object: StoredObject): Promise<FileHandle> => open(join(this.#files, object.file), "r");

  delete(bucket: string, key: string): void {
    const object = this.find(bucket, key);
    if (!object) return;
    this.#objects.delete(object.id);
    this.discard(object.file);
  }

  /** Readers that have the file open still read it to its end. */
  discard(file: string): void {
    void rm(join(this.#files, file), { force: true });
  }

  clear(): void {
    this.#objects.clear();
    this.#buckets.clear();
    emptyFolder(this.#files);
    this.createBucket(this.bucket);
  }
}

/** Bytes on their way to the disk. */
export class Upload {
  constructor(
    readonly file: string,
    readonly handle: FileHandle,
  ) {}

  async write(bytes: Buffer): Promise<void> {
    await this.handle.writeFile(bytes);
  }

  close = (): Promise<void> => this.handle.close();
}

const idOf = (bucket: string, key: string) => createHash("sha256").update(`${bucket}/${key}`).digest("hex");
