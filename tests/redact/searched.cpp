#include "tests/redact/searched.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "tests/golden/program.h"

namespace orgplan {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string searchable(const std::string& text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' && i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1])) continue;
        shown += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return shown;
}

std::vector<std::string> found_in(const std::string& text, const std::vector<std::string>& secrets, bool whole) {
    const std::string all = searchable(text);
    const auto is_letter = [&](std::size_t at) {
        return at < all.size() && ((all[at] >= 'a' && all[at] <= 'z') || static_cast<unsigned char>(all[at]) >= 0x80);
    };
    std::vector<std::string> found;
    for (const std::string& each : secrets) {
        const std::string secret = searchable(each);
        std::size_t at = all.find(secret);
        while (whole && at != std::string::npos && ((at > 0 && is_letter(at - 1)) || is_letter(at + secret.size()))) {
            at = all.find(secret, at + 1);
        }
        if (at == std::string::npos) continue;
        const std::size_t from = at < 60 ? 0 : at - 60;
        found.push_back(fmt::format("{}: ...{}...", secret, all.substr(from, at - from + secret.size() + 60)));
    }
    return found;
}

// A PDF without what is packed in it.
std::string unpacked(std::string pdf) {
    constexpr std::string_view kBegin = "\nstream", kEnd = "endstream";
    for (std::size_t at = pdf.find(kBegin); at != std::string::npos; at = pdf.find(kBegin, at)) {
        const std::size_t end = pdf.find(kEnd, at);
        pdf.erase(at, end == std::string::npos ? end : end + kEnd.size() - at);
    }
    return pdf;
}

// A page without its program, which is the same in all pages.
std::string without_program(std::string page) {
    page.erase(std::min(page.rfind("<script>"), page.size()));
    return page;
}

std::string written_in(const std::filesystem::path& folder) {
    std::string all;
    std::vector<std::filesystem::path> files;
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) files.push_back(each.path());
    std::ranges::sort(files);
    for (const std::filesystem::path& file : files) {
        all += file.filename().string() + "\n";
        if (!std::filesystem::is_regular_file(file)) continue;
        const bool pdf = file.extension() == ".pdf";
        const bool page = file.extension() == ".html";
        all += (pdf ? unpacked(text_of(file)) : page ? without_program(text_of(file)) : text_of(file)) + "\n";
        if (!pdf) continue;
        const std::filesystem::path text = file.string() + ".txt";
        const std::string command = fmt::format("pdftotext '{}' '{}' 2>/dev/null", file.string(), text.string());
        if (std::system(command.c_str()) != 0) continue;
        all += text_of(text) + "\n";
        std::filesystem::remove(text);
    }
    return all;
}

}  // namespace orgplan
