#pragma once

#include "base/settings.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

/// Reading JSON from strangers, field by field. Used by the scene files of core/run only.

namespace holdout {

using Json = nlohmann::json;

/// The first thing found wrong with a file, as a sentence; empty as long as nothing is.
class Complaint {
public:
    /// Keeps the first sentence of all, in one line and of bearable length.
    void say(const std::string& sentence);

    const std::string& sentence() const { return m_sentence; }
    bool empty() const { return m_sentence.empty(); }

private:
    std::string m_sentence;
};

/// Parses the text after a look at its size and depth; refuses duplicate keys.
///
/// Returns null, and complains, where there is nothing usable.
Json parseStrictly(std::string_view text, std::size_t largest, Complaint& complaint);

/// Reads the fields of one object into variables. A field that is absent leaves its variable as it
/// was; one of the wrong kind or out of range is complained about, naming its path.
class FieldReader {
public:
    /// An empty path is the file itself. Both references must outlive the reader.
    FieldReader(const Json& object, std::string path, Complaint& complaint);

    void text(const std::string& key, std::string& value, std::size_t longest = 300);
    void oneOf(const std::string& key, std::string& value, const std::vector<std::string>& known);
    void number(const std::string& key, double& value, double low, double high);
    void integer(const std::string& key, int& value, int low, int high);
    void seed(const std::string& key, std::uint64_t& value);
    void flag(const std::string& key, bool& value);
    void texts(const std::string& key, std::vector<std::string>& values, std::size_t longest);
    void numbers(const std::string& key, std::vector<double>& values, std::size_t longest);
    void integers(const std::string& key, std::vector<int>& values, std::size_t longest);
    void numbersByName(const std::string& key, std::map<std::string, double>& values);
    void settings(const std::string& key, const std::vector<Parameter>& parameters,
                  Settings& values);

    /// The field if it is there and of that kind, else null.
    const Json* object(const std::string& key);
    const Json* array(const std::string& key, std::size_t longest);

    /// Complains if the field is absent.
    void require(const std::string& key);

    bool has(const std::string& key) const { return m_object.contains(key); }
    std::string path(const std::string& key) const;
    Complaint& complaint() { return m_complaint; }

    /// The fields that nobody asked for.
    Json leftovers() const;

private:
    template <class T, class Read>
    void list(const std::string& key, std::vector<T>& values, std::size_t longest, const Read& read,
              const std::string& expected);
    const Json* find(const std::string& key);
    void refuse(const std::string& key, const Json& value, const std::string& expected);

    const Json& m_object;
    std::string m_path;
    Complaint& m_complaint;
    std::set<std::string> m_asked;
};

} // namespace holdout
