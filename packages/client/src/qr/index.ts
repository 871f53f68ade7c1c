export type { QrCodeData } from "../codec/qr-content.js";
export { type DrawQrCodeOptions, drawQrCode, type QrCodeDrawings } from "./draw-qr-code.js";
export { type ReadQrCodeOptions, readQrCode } from "./read-qr-code.js";
