// Made by polylect. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

export { answerFromDocuments, type AnswerFromDocumentsInput, type AnswerFromDocumentsOutput } from "./answer-from-documents.js";
export { extractInvoice, type ExtractInvoiceInput, type ExtractInvoiceOutput } from "./extract-invoice.js";
export { reviewCode, type ReviewCodeInput, type ReviewCodeOutput } from "./review-code.js";
export { summarize, type SummarizeInput, type SummarizeOutput } from "./summarize.js";
export { supportChat, type SupportChatInput, type SupportChatOutput } from "./support-chat.js";
export { translate, type TranslateInput, type TranslateOutput } from "./translate.js";
export { triageTicket, type TriageTicketInput, type TriageTicketOutput } from "./triage-ticket.js";
export { writeSql, type WriteSqlInput, type WriteSqlOutput } from "./write-sql.js";
