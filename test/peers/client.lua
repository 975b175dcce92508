-- Opens the file LSP_FILE with the server attached, and gives its client's number and a way to fail. The plain parts of
-- the API of Neovim (0.7 and later) are used, which all these versions have.
local function fail(text)
  io.stderr:write(text .. '\n')
  vim.cmd('cq!')
end

vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.LSP_FILE))
local id = vim.lsp.start_client({
  name = 'genesys-integrations',
  cmd = { vim.env.LSP_NODE, vim.env.LSP_SERVER, '--stdio' },
  root_dir = vim.fn.getcwd(),
})
if not id then
  fail('the server did not start')
end
vim.lsp.buf_attach_client(0, id)
return id, fail
