// Services of compose files: who is called by a name, and what of the workspace runs there. They are no language of ours, but witnesses.

/** A service of the compose files of one folder: a container, or several alike. */
export type Service = {
  /** The folder of the compose files: services of one folder find each other by name. */
  readonly project: string;
  readonly name: string;
  /** The hosts by which other containers find it, in lower case; none where it has no network of its own. */
  readonly hosts: readonly string[];
  /** Uris of the files and folders that are in it: built into its image, or mounted. */
  readonly holds: readonly string[];
  /** The image it is, or is built on, as it is named; undefined where nothing in sight tells. */
  readonly image?: string;
  /**
   * The `.ini` files that it is started with: a uri, or a name where it is not known which of that name. None of them where a program is started
   * that does not listen as such a file says; undefined where nothing in sight tells.
   */
  readonly starts?: readonly string[];
};
