import type { ClientInfo } from "@preau/client";

/** "VERDIER Camille (4C)" */
export function pupilName({ name, className }: Pick<ClientInfo, "name" | "className">): string {
  return className === undefined ? name : `${name} (${className})`;
}
