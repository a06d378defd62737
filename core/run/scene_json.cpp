#include "run/scene_fields.h"

#include <algorithm>
#include <functional>

namespace holdout {
namespace {

constexpr int deepest = 32;

/// How deep brackets nest outside of strings: looked at first, because a parser recurses.
int depth(std::string_view text)
{
    int now = 0;
    int most = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            i += c == '\\' ? 1U : 0U;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            most = std::max(most, ++now);
        } else if (c == '}' || c == ']') {
            --now;
        }
    }
    return most;
}

/// "line 3, column 14" of a byte of the text, counted from 1.
std::string place(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, byte > 0 ? byte - 1 : 0);
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    return "line " + std::to_string(1 + std::ranges::count(before, '\n')) + ", column " +
           std::to_string(before.size() - lineStart + 1);
}

/// Finds the first key that an object has twice, while it is parsed.
class DuplicateFinder {
public:
    bool operator()(int /*depth*/, Json::parse_event_t event, const Json& parsed)
    {
        if (event == Json::parse_event_t::object_start)
            m_open.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            m_open.pop_back();
        else if (event == Json::parse_event_t::key && m_found.empty() &&
                 !m_open.back().insert(parsed.get<std::string>()).second)
            m_found = parsed.dump();
        return true;
    }

    const std::string& found() const { return m_found; }

private:
    std::vector<std::set<std::string>> m_open;
    std::string m_found;
};

} // namespace

void Complaint::say(const std::string& sentence)
{
    if (!m_sentence.empty())
        return;
    std::size_t length = std::min<std::size_t>(sentence.size(), 600);
    while (length > 0 && length < sentence.size() &&
           (static_cast<unsigned char>(sentence[length]) & 0xC0U) == 0x80U)
        --length; // never cuts through a UTF-8 character
    for (const char c : sentence.substr(0, length))
        m_sentence += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
}

Json parseStrictly(std::string_view text, std::size_t largest, Complaint& complaint)
{
    if (text.size() > largest)
        complaint.say("The file is " + std::to_string(text.size()) +
                      " bytes long; a scene has at most " + std::to_string(largest));
    else if (depth(text) > deepest)
        complaint.say("The file nests brackets more than " + std::to_string(deepest) +
                      " deep, which no scene does; choose another file");
    if (!complaint.empty())
        return {};

    // The library throws; this is the border where that ends.
    try {
        DuplicateFinder duplicates;
        Json json = Json::parse(text.begin(), text.end(), std::ref(duplicates));
        if (!duplicates.found().empty())
            complaint.say("The file gives field " + duplicates.found() +
                          " twice; remove one of the two");
        else if (!json.is_object())
            complaint.say("The file holds JSON but not an object; choose a scene file");
        return complaint.empty() ? json : Json();
    } catch (const Json::parse_error& error) {
        complaint.say("The file is not JSON at " + place(text, error.byte) +
                      "; choose a scene file, or correct it there");
    } catch (const Json::exception&) {
        complaint.say("The file holds a number that is too large; correct it");
    }
    return {};
}

} // namespace holdout
