// Made by polylect. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

export { answerFromDocuments } from "./answer-from-documents.js";
export { extractInvoice } from "./extract-invoice.js";
export { reviewCode } from "./review-code.js";
export { summarize } from "./summarize.js";
export { supportChat } from "./support-chat.js";
export { translate } from "./translate.js";
export { triageTicket } from "./triage-ticket.js";
export { writeSql } from "./write-sql.js";
