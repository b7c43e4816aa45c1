#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace orgplan::page {

/// Writes JSON piece by piece, without blanks. A key or an item puts the comma before it.
class JsonWriter {
  public:
    void begin_list() { open('['); }
    void end_list() { close(']'); }
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void key(std::string_view name);
    /// Texts are UTF-8; what is not becomes U+FFFD.
    void text(std::string_view value);
    /// Rounded to hundredths, without zeros at the end.
    void number(double value);
    void number(int value);
    void boolean(bool value);

    /// A member that would say nothing is left out.
    void member(std::string_view name, std::string_view value);
    void member(std::string_view name, int value);
    void flag(std::string_view name, bool value);

    std::string take() { return std::move(out_); }

  private:
    void open(char bracket);
    void close(char bracket);
    void item();

    std::string out_;
    bool first_ = true;
};

}  // namespace orgplan::page
