-- Neovim (0.7 and later) as an independent client of the language server: opens the file LSP_FILE, waits for its
-- diagnostics, and prints them and the titles of its code actions as one line of JSON.
local id = dofile(vim.env.LSP_SCRIPTS .. '/client.lua')

local expected = tonumber(vim.env.LSP_EXPECTED)
vim.wait(20000, function()
  return #vim.diagnostic.get(0) >= expected
end, 20)
-- Time for findings that would be too many.
vim.wait(300)

local findings = {}
for _, found in ipairs(vim.diagnostic.get(0)) do
  table.insert(findings, {
    line = found.lnum,
    character = found.col,
    endLine = found.end_lnum,
    endCharacter = found.end_col,
    severity = found.severity,
    source = found.source,
    code = found.code or (found.user_data and found.user_data.lsp and found.user_data.lsp.code),
    message = found.message,
  })
end

local actions = {}
local whole = {
  start = { line = 0, character = 0 },
  ['end'] = { line = vim.fn.line('$'), character = 0 },
}
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = whole,
  context = { diagnostics = {} },
}, 5000)
for _, action in ipairs((answers and answers[id] and answers[id].result) or {}) do
  table.insert(actions, action.title)
end

io.stdout:write(vim.json.encode({ findings = findings, actions = actions }) .. '\n')
vim.lsp.stop_client(id, false)
vim.wait(200)
vim.cmd('qa!')
