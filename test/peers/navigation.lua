-- Neovim (0.7 and later) as an independent client of the language server: goes to the definition of what stands at
-- LSP_LINE and LSP_COLUMN (from 1) of the file LSP_FILE, renames it to LSP_NAME, and prints where it went and the
-- text as one line of JSON.
local id, fail = dofile(vim.env.LSP_SCRIPTS .. '/client.lua')
local buffer = vim.api.nvim_get_current_buf()
local ready = vim.wait(20000, function()
  local client = vim.lsp.get_client_by_id(id)
  return client ~= nil and client.initialized == true
end, 20)
if not ready then
  fail('the server did not answer')
end

local function place()
  vim.api.nvim_win_set_buf(0, buffer)
  vim.api.nvim_win_set_cursor(0, { tonumber(vim.env.LSP_LINE), tonumber(vim.env.LSP_COLUMN) - 1 })
end

place()
vim.lsp.buf.definition()
local from = vim.api.nvim_win_get_cursor(0)
vim.wait(10000, function()
  local now = vim.api.nvim_win_get_cursor(0)
  return now[1] ~= from[1] or now[2] ~= from[2]
end, 20)
local definition = vim.api.nvim_win_get_cursor(0)

place()
local tick = vim.api.nvim_buf_get_changedtick(buffer)
vim.lsp.buf.rename(vim.env.LSP_NAME)
vim.wait(10000, function()
  return vim.api.nvim_buf_get_changedtick(buffer) ~= tick
end, 20)
vim.wait(300)

io.stdout:write(vim.json.encode({
  definition = { line = definition[1], column = definition[2] + 1 },
  text = vim.api.nvim_buf_get_lines(buffer, 0, -1, false),
}) .. '\n')
vim.lsp.stop_client(id, false)
vim.wait(200)
vim.cmd('qa!')
