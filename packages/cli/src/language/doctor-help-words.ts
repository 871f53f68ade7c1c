/** Help of the commands about the way in. */
export interface DoctorHelp {
  readonly doctor: { readonly about: string; readonly after: string };
  readonly schools: { readonly about: string; readonly after: string };
  readonly argument: string;
  readonly addressPlaceholder: string;
  readonly option: Readonly<
    Record<"user" | "space" | "report" | "json" | "near" | "endpoint" | "schoolsJson", string>
  >;
}
