// Made by tools/generate/facts.ts from the collected facts of 2026-11-23; do not edit.
// AWS region, domain and name. Platform Client SDK 262 and the CX as Code provider agree on all of them.
export const regionRows = [
  ["us-east-1","mypurecloud.com","US East (N. Virginia)"],
  ["eu-west-1","mypurecloud.ie","EMEA (Ireland)"],
  ["ap-southeast-2","mypurecloud.com.au","Asia Pacific (Sydney)"],
  ["ap-northeast-1","mypurecloud.jp","Asia Pacific (Tokyo)"],
  ["eu-central-1","mypurecloud.de","EMEA (Frankfurt)"],
  ["us-west-2","usw2.pure.cloud","US West (Oregon)"],
  ["ca-central-1","cac1.pure.cloud","Canada (Canada Central)"],
  ["ap-northeast-2","apne2.pure.cloud","Asia Pacific (Seoul)"],
  ["eu-west-2","euw2.pure.cloud","EMEA (London)"],
  ["ap-south-1","aps1.pure.cloud","Asia Pacific (Mumbai)"],
  ["us-east-2","use2.us-gov-pure.cloud","US East 2 (Ohio) - FedRAMP"],
  ["sa-east-1","sae1.pure.cloud","South America (Sao Paulo)"],
  ["me-central-1","mec1.pure.cloud","EMEA (UAE)"],
  ["ap-northeast-3","apne3.pure.cloud","Asia Pacific (Osaka)"],
  ["eu-central-2","euc2.pure.cloud","EMEA (Zurich)"],
  ["mx-central-1","mxc1.pure.cloud","Mexico (Central)"],
  ["ap-southeast-1","apse1.pure.cloud","Asia Pacific (Singapore)"],
  ["eusc-de-east-1","edee1.eusc-pure.cloud","EU Sovereign Cloud (Germany, Brandenburg)"],
] as const;
