// Made by tools/generate/facts.ts from the collected facts of 2026-11-23; do not edit.
// What the platform answers when a step of a token request or an API call fails.
export const tokenAnswerRows = [
  ["client-known",400,"invalid_client","client not found",true,"confirmed"],
  ["client-authentication",400,"invalid_client","authentication failed",true,"confirmed"],
  ["client-active",400,"invalid_client","client is disabled",true,"inferred"],
  ["application-state",400,"unauthorized_client","the application is not authorized",true,"inferred"],
  ["grant-type",400,"unauthorized_client","the client may not use this grant type",true,"inferred"],
  ["ip-allow-list",400,"unauthorized_client","the address is not allowed",true,"inferred"],
  ["redirect-uri",400,"invalid_request","the redirect URI is not registered",false,"inferred"],
  ["pkce",400,"invalid_grant","the code verifier does not match",true,"inferred"],
  ["assertion",400,"invalid_grant","the assertion is not valid",true,"inferred"],
  ["roles",400,"unauthorized_client","the client has no role",true,"inferred"],
  ["scopes",400,"invalid_scope","a scope is not registered for the client",true,"inferred"],
] as const;
export const apiAnswerRows = [
  ["token-present",401,"authentication.required","confirmed"],
  ["token-valid",401,"bad.credentials","confirmed"],
  ["token-expiry",401,"credentials.expired","confirmed"],
  ["application-state",401,"bad.credentials","inferred"],
  ["scope",403,"not.authorized","inferred"],
  ["user-context",400,"not.a.user","confirmed"],
  ["permission",403,"missing.permissions","confirmed"],
  ["rate-limit",429,"too.many.requests","confirmed"],
] as const;
export const errorRows = [
  ["authentication.required",401,"No authentication bearer token specified in authorization header."],
  ["bad.credentials",401,"Invalid login credentials."],
  ["credentials.expired",401,"The supplied credentials are expired and cannot be used."],
  ["missing.permissions",403,"Unable to perform the requested action. You are missing the following permission(s): %s"],
  ["missing.any.permissions",403,"Unable to perform the requested action. You must have at least one of the following permissions assigned: %s"],
  ["not.authorized",403,"You are not authorized to perform the requested action."],
  ["not.a.user",400,"This request requires a user context. Client credentials cannot be used for requests to this resource."],
  ["too.many.requests",429,"Rate limit exceeded the maximum. Retry the request in [%s] seconds"],
  ["not.found",404,"The requested resource was not found."],
  ["unsupported.media.type",415,"Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header."],
  ["service.unavailable",503,"Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance)."],
  ["authentication.request.timeout",504,"Authentication request timeout."],
] as const;
