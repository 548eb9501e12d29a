/** The number of an urging slip as printed: 催办〔2026〕3号. */
export function slipNumber(year: number, seq: number): string {
  return `催办〔${year}〕${seq}号`;
}
